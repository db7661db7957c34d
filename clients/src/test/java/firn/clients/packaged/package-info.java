/** The distribution, as it is unpacked elsewhere. */
package firn.clients.packaged;
