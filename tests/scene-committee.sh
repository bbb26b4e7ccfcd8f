# scene-committee.sh - packs and reports of an invented panel, for the scripts that
# make some.  Read with `.` after lib.sh; checks count on which line a key stands.

# pack_keys MEETING DATE STORE OUTPUT: [pack] of twelve lines; more keys may follow.
pack_keys() {
	cat <<END
[pack]
title = Agenda
council = Example Council
panel = Example Panel
meeting = $1
time = 5.30 pm
venue = Civic Centre
contact = Officer, officer@example.gov.uk
date = $2
sheet = portrait
store = $3
output = $4
END
}

# agenda_keys PUBLISHED
agenda_keys() {
	printf '\n[agenda]\nsigned = Director\npublished = %s\n\n' "$1"
}

# pack_of_one NAME MEETING DATE STORE KEY: NAME.ini, a pack of one item with one
# paper, papers/NAME.md; KEY stands on line 13.
pack_of_one() {
	{
		pack_keys "$2" "$3" "$4" "out/$1.pdf"
		printf '%s\n' "$5"
		agenda_keys "$3"
		cat <<-END
		[item $1]
		title = A matter
		text = To consider a matter.

		[appendix $1]
		title = A paper
		file = papers/$1.md
		END
	} > "$1.ini"
}

# decision_report SUBJECT DATE CONFIDENTIALITY SUMMARY DETAIL
decision_report() {
	cat <<END
[report]
subject = $1
decision-maker = Example Panel
date = $2
report-of = Scrutiny Manager
director-title = Chief Executive
director-telephone = 01632 960001
director-email = chief@example.gov.uk
author-title = Scrutiny Manager
author-telephone = 01632 960002
author-email = scrutiny@example.gov.uk
---
# Statement of confidentiality
$3
# Brief summary
$4
# Recommendations
1. That the Panel note the report.
# Reasons for report recommendations
The Panel asked for it.
# Alternative options considered and rejected
None.
# Detail, including consultation carried out
$5
# Resource implications
## Capital/revenue
None.
## Property/other
None.
# Legal implications
## Statutory power to undertake proposals in the report
The general power.
## Other legal implications
None.
# Risk management implications
None.
# Policy framework implications
None.
END
}
