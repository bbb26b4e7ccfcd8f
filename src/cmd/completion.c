/* completion.c - bash's completion of command lines, from the program's tables. */
#include "cmd/cmd.h"

static const char	head[] =
    "# bash completion of packwright(1), made from its own tables.\n"
    "_packwright() {\n"
    "\tlocal now=${COMP_WORDS[COMP_CWORD]} words= operands= commands='";
static const char	commands_end[] =
    "'\n"
    "\tcase ${COMP_WORDS[COMP_CWORD-1]} in\n";
static const char	middle[] =
    "\tesac\n"
    "\tif [[ $COMP_CWORD = 1 ]]; then\n"
    "\t\twords=\"$commands help --help --version\"\n"
    "\telse\n"
    "\t\tcase ${COMP_WORDS[1]} in\n"
    "\t\thelp) words=$commands ;;\n";
/* Names of files come a line each: there may be blanks in them. */
static const char	foot[] =
    "\t\tesac\n"
    "\tfi\n"
    "\tif [[ $COMP_CWORD = 1 || $now = -* || ${COMP_WORDS[1]} = help ]]; then\n"
    "\t\tCOMPREPLY=($(compgen -W \"$words\" -- \"$now\"))\n"
    "\telse\n"
    "\t\t[[ $COMP_CWORD -gt 2 ]] || operands=\n"
    "\t\tmapfile -t COMPREPLY < <(compgen -f -W \"$operands\" -- \"$now\")\n"
    "\tfi\n"
    "}\n"
    "complete -o filenames -F _packwright packwright\n";

void
completion_print(struct buf *out)
{
	const struct cmd *const	*cmd;

	buf_text(out, head);
	for (cmd = commands; *cmd != NULL; cmd++)
		if (!(*cmd)->hidden)
			buf_printf(out, "%s%s", cmd == commands ? "" : " ",
			    (*cmd)->name);
	buf_text(out, commands_end);
	options_choices(out);
	buf_text(out, middle);
	for (cmd = commands; *cmd != NULL; cmd++) {
		if ((*cmd)->hidden)
			continue;
		buf_printf(out, "\t\t%s) words='", (*cmd)->name);
		options_words(*cmd, out);
		buf_text(out, "--help'");
		if ((*cmd)->words != NULL) {
			buf_text(out, " operands='");
			(*cmd)->words(out, " ");
			buf_char(out, '\'');
		}
		buf_text(out, " ;;\n");
	}
	buf_text(out, foot);
}
