/** The notes between servers and those who look after them, on both databases. */
package firn.storage.upkeep;
