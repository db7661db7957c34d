/** The contract of notes between servers and those who look after them; every implementation runs it. */
package firn.core.upkeep;
