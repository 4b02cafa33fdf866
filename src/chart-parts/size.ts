/** Pixels for an A4 page in portrait; every drawing is exactly `width` wide, legend included. */
export const size = {
  width: 620,
  left: 54,
  right: 16,
  top: 26,
  plotHeight: 200,
  /** Axis labels and title below the plot. */
  axis: 40,
  bottom: 4,
} as const
