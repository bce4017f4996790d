/** The job was cancelled or another holder took it over; what this one was about to write is not written. */
export class LeaseLost extends Error {
  constructor(readonly jobId: string) {
    super(`Job ${jobId} is no longer ours: it was cancelled or taken over`);
    this.name = 'LeaseLost';
  }
}
