#!/bin/sh
# safe.sh - what the source never does, whoever wrote it, and how the program is
# built.  A rule has its exceptions beside it, each with its reason: a new one is a
# decision, and not something that happens.
set -u
cd "$(dirname "$0")/.." || exit 1
. tests/lib.sh

# Our lines that match EXPRESSION, as FILE:LINE:TEXT, without comments.
lines() {
	grep -nE "$1" src/*/*.[ch] |
	    grep -vE '^[^:]*:[0-9]*:[[:blank:]]*(/\*|\*|//)'
}

# Calls of the functions whose names match.
calls() {
	lines "(^|[^A-Za-z0-9_.>])($1)\("
}

# Every statement of src/FOLDER that matches, on one line: FILE:STATEMENT.
statements() {
	for file in src/$1/*.c; do
		awk -v file="${file#src/}" -v want="$2" '
			{ gsub(/[ \t]+/, " "); all = all $0 }
			/;[ \t]*$/ || /{ *$/ || /\*\/$/ {
				if (all ~ want)
					print file ":" all
				all = ""
			}' "$file"
	done
}

never() {
	calls "$2" > "$work/got"
	same "$1" "$work/got" /dev/null
}

group 'what is never called'
never 'no shell and no other program' \
    'system|popen|exec[lv]p?e?|execveat|fexecve|posix_spawnp?|wordexp|glob'
never 'no code from elsewhere' 'dlopen|dlsym|dlmopen'
never 'nothing that may write too far' \
    'strcpy|stpcpy|strcat|sprintf|vsprintf|gets|scanf|alloca|strncpy|strncat'
never 'nothing that keeps a state of its own' \
    'strtok|asctime|ctime|gmtime|localtime|strerror_r|rand|srand'
never 'no names that others can guess' 'tmpnam|tempnam|mktemp|tmpfile'
never 'no numbers that cannot fail' 'atoi|atol|atoll|atof'
never 'no network' 'socket|connect|bind|listen|getaddrinfo|gethostbyname'
never 'no other rights' 'set[ug]id|sete[ug]id|setres[ug]id|initgroups|chroot'

group 'where things are done'
# FUNCTIONS are called in FILES alone.
only_in() {
	calls "$2" | cut -d : -f 1 | sort -u > "$work/got"
	printf '%s\n' $3 | sort > "$work/want"
	same "$1" "$work/got" "$work/want"
}
only_in 'the environment is read in cmd' 'getenv' \
    'src/cmd/report.c src/cmd/session.c'
only_in 'processes are made by --jobs' 'fork' src/cmd/jobs.c
only_in 'files get their names in one place' 'rename' src/base/file.c
lines 'O_CREAT' | cut -d : -f 1 | sort -u > "$work/got"
# The log is added to, and so is opened as it is.
printf '%s\n' src/base/file.c src/cmd/log.c > "$work/want"
same 'files are made in one place' "$work/got" "$work/want"
# But the three that every process has, where one was closed.
statements '*' '[^a-z_]open ?\(' | grep -v -e O_CLOEXEC -e '"/dev/null"' \
    > "$work/got"
same 'no process inherits a file' "$work/got" /dev/null
statements '*' '[^a-z_]fopen ?\(' | grep -v '"re"' > "$work/got"
same 'nothing is written through a stream' "$work/got" /dev/null

# ---- SQL ----

group 'SQL'
# Statements are constants, handed to SQLite by two functions; what says BEGIN,
# COMMIT or a pragma is run by execute() and pragma() of sql.c, from constants
# and the version's number.
only_in 'who speaks to SQLite' \
    'sqlite3_prepare(16)?(_v[23])?|sqlite3_exec|sqlite3_get_table' \
    'src/store/sql.c src/store/store.c src/store/kind_sql.c'
is 'how often' "$(calls 'sqlite3_prepare_v[23]|sqlite3_exec' | wc -l |
    tr -d ' ')" 7
never 'no SQL that SQLite puts together' \
    'sqlite3_v?mprintf|sqlite3_v?snprintf|sqlite3_str_[a-z]*'
never 'no extensions' 'sqlite3_(enable_)?load_extension'
# A value is bound.  No quotation mark of SQL stands round what is put in.
statements store "'%" | grep -E 'SELECT|WHERE|VALUES|INSERT' |
    sed "s/:.*pragma_index_info('%s_now').*/: pragma_index_info/" \
    > "$work/got"
# A pragma takes no bound name: this one is of our own table of kinds.
echo 'store/held_rows.c: pragma_index_info' > "$work/want"
same 'nothing is put between quotes' "$work/got" "$work/want"
# Statements that are put together of names: of tables and columns, from the
# constant table of kinds (kind.c) and what undo_check.c says of references.
statements store 'store_sql_made ?\(' | cut -d : -f 1 | sort | uniq -c |
    sed 's/^ *//' > "$work/got"
cat > "$work/want" <<'END'
3 store/afresh.c
1 store/changes.c
3 store/export.c
1 store/held_rows.c
1 store/kind_sql.c
1 store/load.c
2 store/past.c
1 store/put_said.c
4 store/revision.c
1 store/row_words.c
3 store/undo.c
3 store/undo_check.c
END
same 'where SQL is put together' "$work/got" "$work/want"
# What they put in: names, keys made of names, and numbers of parameters.
statements store 'printf ?\(.*(SELECT|INSERT|UPDATE|DELETE|WHERE|VALUES|FROM |PRAGMA)' |
    sed 's/^\([^:]*\):.*" *,\([^"]*\);.*/\1:\2/' |
    tr ',' '\n' | sed 's/^ *//; s/).*//; s/^[^:]*: *//' | sort -u > "$work/got"
cat > "$work/want" <<'END'
(int
application
at->column
column_sql(&export->kind->columns[i]
column_sql(&kind->columns[0]
column_sql(&to->columns[0]
export->kind->table
held->kind->table
key.s
kind->table
loader->kind->table
name
of
of->table
registries[i].name
registries[i].registry
revisions->kind->table
stand[i]
table
to->table
END
sort "$work/want" > "$work/other"
same 'what is put in' "$work/got" "$work/other"
for word in DEFENSIVE,\ 1 TRUSTED_SCHEMA,\ 0 ENABLE_TRIGGER,\ 0 ENABLE_VIEW,\ 0; do
	has 'a store is data' src/store/in_memory.c "SQLITE_DBCONFIG_$word"
done
has 'it opens no other file' src/store/in_memory.c 'SQLITE_LIMIT_ATTACHED, 0'
has 'its name is no URI' src/store/store.c 'SQLITE_CONFIG_URI, 0'

# ---- the program ----

group 'the program'
readelf -hldW "$PROGRAM" > "$work/elf"
readelf --dyn-syms -W "$PROGRAM" | awk '$7 == "UND" { sub(/@.*/, "", $8)
    print $8 }' | sort -u > "$work/symbols"
has 'it can lie anywhere' "$work/elf" 'Type:                              DYN'
has 'it can lie anywhere' "$work/elf" ' PIE'
has 'relocations are read-only' "$work/elf" GNU_RELRO
has 'all symbols are bound at the start' "$work/elf" BIND_NOW
check 'the stack is no program' grep -qE 'GNU_STACK .* RW +0x' "$work/elf"
is 'nothing is both written and run' "$(grep -cE 'LOAD .* RWE ' "$work/elf")" 0
is 'no folder of libraries' "$(grep -cE 'R(UN)?PATH' "$work/elf")" 0
check 'the stack is watched' grep -qx __stack_chk_fail "$work/symbols"
for name in snprintf vsnprintf printf; do
	check "$name is checked" grep -qx "__${name}_chk" "$work/symbols"
done
case $(readelf -hW "$PROGRAM" | sed -n 's/^ *Machine: *//p') in
*X86-64)	has 'jumps are watched' Makefile '-fcf-protection' ;;
AArch64)	has 'jumps are watched' Makefile '-mbranch-protection=standard' ;;
esac
grep -xE '(__)?(system|popen|exec[a-z]*|posix_spawnp?|wordexp|dl(m?open|sym)|strcpy|strcat|v?sprintf|gets|tmpnam|mktemp|socket|connect|getaddrinfo)(_chk)?' \
    "$work/symbols" > "$work/got"
same 'nor does the compiler call what we do not' "$work/got" /dev/null

finish
