/*
 * bare.c - the floor of starting up: a program that links what packwright links,
 * and does nothing.
 */
int
main(void)
{
	return 0;
}
