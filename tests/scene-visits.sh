# scene-visits.sh - visits by team in September 2024, and the paper on them, for the
# scripts that look at what it withholds and attaches.  Read with `.` after lib.sh.

# visits_data SEPARATOR: standard input has a line for each team, with its name, how
# many visits were in time and of how many; out come these and their sum, as
# observations.
visits_data() {
	awk -F "$1" '
	BEGIN { print "indicator,period,breakdown,category,numerator,denominator" }
	{ print "timely,2024-09,team," $1 "," $2 "," $3; n += $2; d += $3 }
	END { print "timely,2024-09,,," n "," d }'
}

# visits_keys: [pack]; more keys may follow.
visits_keys() {
	cat <<-'END'
	[pack]
	title = Visits
	council = Example Council
	store = store.db
	output = board.pdf
	period = 2024-09
	date = 2024-10-10
	END
}

# visits_table ID TITLE: their table; more keys may follow.
visits_table() {
	cat <<-END
	[breakdown $1]
	title = $2
	indicator = timely
	breakdown = team
	label = Team
	base = Visits
	share = In time
	rest = Late
	END
}
