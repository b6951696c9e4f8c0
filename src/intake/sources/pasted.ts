/** By which copy that editors paste is known among the sources: none of the file has this name. */
export const pasted = 'plakken';
