/*
 * mutate.c - small faults put into a C source, one at a time.
 *
 *	mutate FILE		what faults there are, a line each:
 *				number, hash, function, text; tabs between
 *	mutate FILE NUMBER	FILE with that fault
 *	mutate FILE 0		FILE as it is
 *
 * A MUTANT is the file with one fault: another operator or constant, the branches
 * of a condition exchanged.  Its TEXT is the line of the source with {was -> is}
 * in it, so it stays the same when lines move; the same text a second time in one
 * function has #2 behind it.  The hash is of function and text, to draw by lot.
 *
 * Looked at are bodies of functions, tables, and numbers that are #defined, in the
 * tree's own style (a function's name stands at the line's start, a binary operator
 * between blanks).  Left alone are comments, strings, the rest of the preprocessor,
 * assertions, sizeof, and sizes of arrays: what no figure comes from.
 */
#include <ctype.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum kind { WORD, NUMBER, STRING, SIGN };

struct token {
	enum kind	 kind;
	size_t		 at, n;		/* in the text */
	bool		 define;	/* of a #define */
	bool		 mute;		/* leave it alone */
	size_t		 owner;		/* the token that is its function's name */
};

struct source {
	char		*text;
	size_t		 n;
	struct token	*tokens;
	size_t		 ntokens;
};

struct mutant {
	size_t		 at, n;		/* what is replaced */
	size_t		 owner;
	char		 is[32];	/* by this, or */
	size_t		 colon, end;	/* by these two branches exchanged */
};

struct mutants {
	struct mutant	*at;
	size_t		 n;
};

#define NOBODY	SIZE_MAX

static const struct { const char *was, *is; } swaps[] = {
	{ "+", "-" }, { "-", "+" }, { "*", "/" }, { "/", "*" }, { "%", "*" },
	{ "<", "<=" }, { "<=", "<" }, { ">", ">=" }, { ">=", ">" },
	{ "==", "!=" }, { "!=", "==" }, { "&&", "||" }, { "||", "&&" },
	{ "++", "--" }, { "--", "++" }, { "+=", "-=" }, { "-=", "+=" },
	{ "*=", "/=" }, { "/=", "*=" }, { "|=", "&=" }, { "&=", "|=" },
	{ "<<", ">>" }, { ">>", "<<" }, { "!", "" },
	{ "true", "false" }, { "false", "true" },
};

static _Noreturn void
fail(const char *what)
{
	fprintf(stderr, "mutate: %s\n", what);
	exit(2);
}

static void *
grow(void *old, size_t size)
{
	void	*more = realloc(old, size);

	if (more == NULL)
		fail("out of memory");
	return more;
}

/* ---- tokens ---- */

static void
source_read(struct source *source, const char *path)
{
	FILE	*file = fopen(path, "rb");
	size_t	 got;

	if (file == NULL)
		fail("cannot read the file");
	do {
		source->text = grow(source->text, source->n + 65537);
		got = fread(source->text + source->n, 1, 65536, file);
		source->n += got;
	} while (got > 0);
	source->text[source->n] = '\0';
	fclose(file);
}

static void
token_add(struct source *source, enum kind kind, size_t at, size_t n,
    bool define)
{
	struct token	*token;

	if (source->ntokens % 1024 == 0)
		source->tokens = grow(source->tokens,
		    (source->ntokens + 1024) * sizeof(*token));
	token = &source->tokens[source->ntokens++];
	*token = (struct token){ kind, at, n, define, false, NOBODY };
}

/* The end of a comment, a blank or a directive at S; S itself when it is none. */
static const char *
skip(const char *s, bool line_start, bool *define)
{
	const char	*end;

	if (isspace((unsigned char)*s)) {
		if (*s == '\n')
			*define = false;
		return s + 1;
	}
	if (strncmp(s, "/*", 2) == 0) {
		end = strstr(s, "*/");
		return end != NULL ? end + 2 : s + strlen(s);
	}
	if (strncmp(s, "//", 2) == 0)
		return s + strcspn(s, "\n");
	if (*s == '\\' && s[1] == '\n')
		return s + 2;
	if (*s != '#' || !line_start)
		return s;
	if (strncmp(s, "#define", 7) == 0 && s[7] == ' ') {
		*define = true;		/* its name says nothing */
		s += 8;
		return s + strcspn(s, " \t\n");
	}
	do
		s += strcspn(s, "\n");
	while (s[-1] == '\\' && *s != '\0' && *++s != '\0');
	return s;
}

static size_t
sign_length(const char *s)
{
	static const char *const	signs[] = {
		"<<=", ">>=", "...", "->", "++", "--", "<<", ">>", "<=", ">=",
		"==", "!=", "&&", "||", "+=", "-=", "*=", "/=", "%=", "&=",
		"|=", "^="
	};

	for (size_t i = 0; i < sizeof(signs) / sizeof(*signs); i++)
		if (strncmp(s, signs[i], strlen(signs[i])) == 0)
			return strlen(signs[i]);
	return 1;
}

static size_t
quoted_length(const char *s)
{
	size_t	n = 1;

	while (s[n] != '\0' && s[n] != s[0])
		n += s[n] == '\\' && s[n + 1] != '\0' ? 2 : 1;
	return n + 1;
}

static size_t
word_length(const char *s)
{
	size_t	n = 0;

	while (isalnum((unsigned char)s[n]) || s[n] == '_' ||
	    (isdigit((unsigned char)s[0]) && s[n] == '.') ||
	    (isdigit((unsigned char)s[0]) && n > 0 &&
	    tolower((unsigned char)s[n - 1]) == 'e' && s[n] == '-'))
		n++;
	return n;
}

static void
source_cut(struct source *source)
{
	const char	*s = source->text, *past;
	bool		 define = false;
	size_t		 n;
	enum kind	 kind;

	while (*s != '\0') {
		past = skip(s, s == source->text || s[-1] == '\n', &define);
		if (past != s) {
			s = past;
			continue;
		}
		if (*s == '"' || *s == '\'') {
			kind = STRING;
			n = quoted_length(s);
		} else if (isalnum((unsigned char)*s) || *s == '_') {
			kind = isdigit((unsigned char)*s) ? NUMBER : WORD;
			n = word_length(s);
		} else {
			kind = SIGN;
			n = sign_length(s);
		}
		token_add(source, kind, (size_t)(s - source->text), n, define);
		s += n;
	}
}

static bool
is(const struct source *source, size_t i, const char *text)
{
	const struct token	*token;

	if (i >= source->ntokens)
		return false;
	token = &source->tokens[i];
	return token->n == strlen(text) &&
	    memcmp(source->text + token->at, text, token->n) == 0;
}

static bool
is_any(const struct source *source, size_t i, const char *const *texts)
{
	for (; *texts != NULL; texts++)
		if (is(source, i, *texts))
			return true;
	return false;
}

/* The token that closes the bracket at I. */
static size_t
close_of(const struct source *source, size_t i)
{
	static const char *const	opens[] = { "(", "[", "{", NULL };
	static const char *const	closes[] = { ")", "]", "}", NULL };
	int				depth = 0;

	for (; i < source->ntokens; i++) {
		depth += is_any(source, i, opens);
		depth -= is_any(source, i, closes);
		if (depth == 0)
			break;
	}
	return i;
}

/* ---- where figures come from ---- */

static void
mute(struct source *source, size_t from, size_t to)
{
	for (size_t i = from; i < to && i < source->ntokens; i++)
		source->tokens[i].mute = true;
}

/* A name at the start of a line, and what opens behind it. */
static bool
is_function(const struct source *source, size_t i)
{
	const struct token	*token = &source->tokens[i];

	return token->kind == WORD && !token->define &&
	    (token->at == 0 || source->text[token->at - 1] == '\n') &&
	    is(source, i + 1, "(") &&
	    is(source, close_of(source, i + 1) + 1, "{");
}

/* Bodies of functions get their owner, tables none; all else is left alone. */
static void
find_owners(struct source *source)
{
	size_t	i = 0, open, end;

	while (i < source->ntokens) {
		if (source->tokens[i].define) {
			i++;
			continue;
		}
		if (is_function(source, i)) {
			open = close_of(source, i + 1) + 1;
			end = close_of(source, open);
			mute(source, i, open);
			for (size_t k = open; k < end; k++)
				source->tokens[k].owner = i;
		} else if (is(source, i, "=") && is(source, i + 1, "{")) {
			source->tokens[i].mute = true;
			end = close_of(source, i + 1);
		} else if (is(source, i, "{")) {	/* struct, enum */
			end = close_of(source, i);
			mute(source, i, end);
		} else {
			source->tokens[i].mute = true;
			end = i;
		}
		i = end + 1;
	}
}

static bool
is_value(const struct source *source, size_t i)
{
	static const char *const	not_values[] = {
		"return", "case", "else", NULL
	};

	return source->tokens[i].kind != SIGN ?
	    !is_any(source, i, not_values) :
	    is(source, i, ")") || is(source, i, "]");
}

/* "[16]" of "char text[16]", "[MARK] =" of a table. */
static bool
is_size(const struct source *source, size_t i)
{
	static const char *const	not_types[] = { "return", "case", NULL };
	size_t				end = close_of(source, i);

	if (!is(source, i, "[") || i < 2)
		return false;
	if (is(source, i - 1, "{") || is(source, i - 1, ","))
		return is(source, end + 1, "=");
	if (source->tokens[i].owner == NOBODY || is(source, i - 1, "]"))
		return true;
	return source->tokens[i - 1].kind == WORD &&
	    source->tokens[i - 2].kind == WORD &&
	    !is_any(source, i - 2, not_types);
}

static void
find_mute(struct source *source)
{
	static const char *const	mutes[] = {
		"assert", "static_assert", "sizeof", "offsetof", "arena_array", NULL
	};

	for (size_t i = 0; i < source->ntokens; i++) {
		if (is_any(source, i, mutes) && is(source, i + 1, "("))
			mute(source, i, close_of(source, i + 1));
		if (is_size(source, i))
			mute(source, i, close_of(source, i));
	}
}

/* ---- mutants ---- */

static struct mutant *
mutant_add(struct mutants *mutants, const struct source *source, size_t i)
{
	const struct token	*token = &source->tokens[i];
	struct mutant		*mutant;

	if (mutants->n % 1024 == 0)
		mutants->at = grow(mutants->at,
		    (mutants->n + 1024) * sizeof(*mutant));
	mutant = &mutants->at[mutants->n++];
	*mutant = (struct mutant){ .at = token->at, .n = token->n,
	    .owner = token->owner };
	return mutant;
}

/* One more; of a decimal fraction its last digit another. */
static void
mutate_number(struct mutants *mutants, const struct source *source, size_t i)
{
	const struct token	*token = &source->tokens[i];
	struct mutant		*mutant;
	char			*end, text[32];
	long long		 n;

	if (token->n >= sizeof(text) - 1)
		return;
	memcpy(text, source->text + token->at, token->n);
	text[token->n] = '\0';
	if (strpbrk(text, "eExX") != NULL)
		return;
	mutant = mutant_add(mutants, source, i);
	if (strchr(text, '.') != NULL) {
		end = text + token->n - 1;
		*end = *end == '9' ? '8' : (char)(*end + 1);
		strcpy(mutant->is, text);
		return;
	}
	n = strtoll(text, &end, 10);
	snprintf(mutant->is, sizeof(mutant->is), "%lld%.4s",
	    n == 1 ? 0 : n + 1, end);
}

/* A ? B : C with B and C exchanged; C goes on to where nothing binds less. */
static void
mutate_branches(struct mutants *mutants, const struct source *source, size_t i)
{
	static const char *const	opens[] = { "(", "[", "{", NULL };
	static const char *const	ends[] = {
		";", ",", ")", "]", "}", ":", NULL
	};
	size_t				k, colon = 0, inner = 0;
	struct mutant			*mutant;

	for (k = i + 1; k < source->ntokens; k++) {
		if (is_any(source, k, opens)) {
			k = close_of(source, k);
			continue;
		}
		if (is(source, k, "?"))
			inner++;
		else if (is(source, k, ":") && inner > 0)
			inner--;
		else if (is(source, k, ":") && colon == 0)
			colon = k;
		else if (is_any(source, k, ends))
			break;
	}
	if (colon == 0 || k >= source->ntokens)
		return;
	mutant = mutant_add(mutants, source, i);
	mutant->colon = source->tokens[colon].at;
	mutant->end = source->tokens[k].at;
}

static void
mutate_sign(struct mutants *mutants, const struct source *source, size_t i)
{
	const struct token	*token = &source->tokens[i];
	struct mutant		*mutant;

	/* A pointer's star and an address stand against what follows. */
	if (is(source, i, "*") &&
	    !isspace((unsigned char)source->text[token->at + 1]))
		return;
	if (is(source, i, "+") && !is_value(source, i - 1))
		return;
	for (size_t k = 0; k < sizeof(swaps) / sizeof(*swaps); k++)
		if (is(source, i, swaps[k].was)) {
			mutant = mutant_add(mutants, source, i);
			strcpy(mutant->is, is(source, i, "-") &&
			    !is_value(source, i - 1) ? "" : swaps[k].is);
		}
	if (is(source, i, "?"))
		mutate_branches(mutants, source, i);
}

static void
find_mutants(struct mutants *mutants, const struct source *source)
{
	for (size_t i = 1; i < source->ntokens; i++) {
		if (source->tokens[i].mute || source->tokens[i].kind == STRING)
			continue;
		if (source->tokens[i].kind == NUMBER)
			mutate_number(mutants, source, i);
		else
			mutate_sign(mutants, source, i);
	}
}

/* ---- what comes out ---- */

/* The line about a mutant, blanks as one, into OUT. */
static void
describe(const struct source *source, const struct mutant *mutant, char *out,
    size_t size)
{
	size_t	from = mutant->at, to = from, n = 0;
	char	change[96];

	while (from > 0 && source->text[from - 1] != '\n')
		from--;
	while (source->text[to] != '\n' && source->text[to] != '\0')
		to++;
	snprintf(change, sizeof(change), mutant->end > 0 ?
	    "{%.*s branches exchanged}" : mutant->is[0] == '\0' ?
	    "{%.*s removed}" : "{%.*s -> %s}", (int)mutant->n,
	    source->text + mutant->at, mutant->is);
	for (size_t i = from; i < to && n + sizeof(change) + 2 < size; i++) {
		if (i == mutant->at) {
			strcpy(out + n, change);
			n += strlen(change);
			i += mutant->n - 1;
		} else if (!isspace((unsigned char)source->text[i]))
			out[n++] = source->text[i];
		else if (n > 0 && out[n - 1] != ' ')
			out[n++] = ' ';
	}
	out[n] = '\0';
}

static uint32_t
hash(const char *text, uint32_t seed)
{
	uint32_t	value = 2166136261u ^ seed;

	for (; *text != '\0'; text++)
		value = (value ^ (unsigned char)*text) * 16777619u;
	return value ^ value >> 15;
}

static void
print_list(const struct source *source, const struct mutants *mutants)
{
	char	(*texts)[400] = grow(NULL, (mutants->n + 1) * sizeof(*texts));
	char	 name[64];
	int	 again;

	for (size_t i = 0; i < mutants->n; i++) {
		const struct mutant	*mutant = &mutants->at[i];
		const struct token	*owner = &source->tokens[mutant->owner];

		strcpy(name, "-");
		if (mutant->owner != NOBODY)
			snprintf(name, sizeof(name), "%.*s", (int)owner->n,
			    source->text + owner->at);
		describe(source, mutant, texts[i], sizeof(*texts));
		again = 1;
		for (size_t k = 0; k < i; k++)
			again += mutants->at[k].owner == mutant->owner &&
			    strcmp(texts[k], texts[i]) == 0;
		printf("%zu\t%08x\t%s\t%s", i + 1,
		    hash(name, hash(texts[i], (uint32_t)again)), name, texts[i]);
		if (again > 1)
			printf(" #%d", again);
		putchar('\n');
	}
	free(texts);
}

static void
print_mutant(const struct source *source, const struct mutant *mutant)
{
	const char	*text = source->text;
	size_t		 first = mutant->at + mutant->n;

	fwrite(text, 1, mutant->at, stdout);
	if (mutant->end > 0) {
		fputc('?', stdout);
		fwrite(text + mutant->colon + 1, 1,
		    mutant->end - mutant->colon - 1, stdout);
		fputs(" :", stdout);
		fwrite(text + first, 1, mutant->colon - first, stdout);
		first = mutant->end;
	} else
		fputs(mutant->is, stdout);
	fputs(text + first, stdout);
}

int
main(int argc, char **argv)
{
	struct source	source = { 0 };
	struct mutants	mutants = { 0 };
	size_t		which;

	if (argc != 2 && argc != 3)
		fail("wants FILE [NUMBER]");
	source_read(&source, argv[1]);
	source_cut(&source);
	find_owners(&source);
	find_mute(&source);
	find_mutants(&mutants, &source);
	which = argc == 3 ? (size_t)strtoul(argv[2], NULL, 10) : 0;
	if (which > mutants.n)
		fail("there are not so many");
	if (argc == 2)
		print_list(&source, &mutants);
	else if (which == 0)
		fputs(source.text, stdout);
	else
		print_mutant(&source, &mutants.at[which - 1]);
	free(mutants.at);
	free(source.tokens);
	free(source.text);
	return 0;
}
