/* neighbours.c - the statistical neighbours' figure, worked out from their own
 * observations. */
#include "paper/answer.h"

const struct comparator *
neighbours_comparator(const struct answers *answers,
    const struct indicator *indicator, struct period period)
{
	const struct observation	**values;
	struct neighbours		  all;
	struct series			  series;
	struct comparator		 *out;
	struct pooled			  pooled;

	if (!store_neighbours(answers->store, STR(""), answers->model, &all) ||
	    all.n == 0)
		return NULL;
	values = arena_array(answers->arena, all.n,
	    const struct observation *);
	for (size_t i = 0; i < all.n; i++)
		if (store_series(answers->store, indicator, all.at[i].area,
		    period, period, &series))
			values[i] = series_find(&series, period);
	pooled = neighbours_value(answers->arena, indicator, values, all.n,
	    answers->method);
	if (!num_known(pooled.value))
		return NULL;
	out = arena_make(answers->arena, struct comparator);
	*out = (struct comparator){
		.name = STR("statistical-neighbours"),
		.period = period,
		.value = pooled.value,
		.neighbours = pooled.reporting,
		.computed = true,
		.model = all.model,
	};
	return out;
}
