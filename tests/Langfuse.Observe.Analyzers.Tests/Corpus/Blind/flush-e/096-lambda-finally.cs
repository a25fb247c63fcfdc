// Right
using Langfuse.Observe;
using Amazon.Lambda.Core;

namespace Amazon.Lambda.Core
{
    public interface ILambdaContext
    {
        string AwsRequestId { get; }

        TimeSpan RemainingTime { get; }
    }
}

namespace Parking
{
    public sealed record Ticket(string Plate, string Appeal);

    public class AppealFunction(LangfuseClient langfuse)
    {
        public async Task<List<string>> FunctionHandler(List<Ticket> tickets, ILambdaContext context)
        {
            try
            {
                var waived = tickets.Where(Waive).Select(ticket => ticket.Plate).ToList();
                if (waived.Count == 0)
                {
                    Console.WriteLine($"{context.AwsRequestId}: nothing waived");
                    return [];
                }

                return waived;
            }
            finally
            {
                await langfuse.FlushAsync(context.RemainingTime / 2);
            }
        }

        private bool Waive(Ticket ticket)
        {
            using var trace = langfuse.StartTrace("decide-appeal", input: ticket.Appeal);
            var waive = ticket.Appeal.Contains("hospital", StringComparison.OrdinalIgnoreCase);
            trace.Update(output: waive);
            return waive;
        }
    }
}
