// Planted: LFO5010
using Langfuse.Observe;
using Amazon.Lambda.Core;

namespace Amazon.Lambda.Core
{
    public interface ILambdaContext
    {
        string FunctionName { get; }
    }
}

namespace Parking
{
    public sealed record Ticket(string Plate, decimal Fine, string Appeal);

    public sealed record Decision(string Plate, bool Waived);

    public class AppealFunction(LangfuseClient langfuse)
    {
        public async Task<List<Decision>> FunctionHandler(List<Ticket> tickets, ILambdaContext context)
        {
            var decisions = new List<Decision>();
            foreach (var ticket in tickets)
            {
                decisions.Add(Decide(ticket));
            }

            if (decisions.TrueForAll(d => !d.Waived))
            {
                Console.WriteLine($"{context.FunctionName}: nothing waived");
                return decisions;
            }

            decisions.RemoveAll(d => !d.Waived);
            await langfuse.FlushAsync(TimeSpan.FromSeconds(2));
            return decisions;
        }

        private Decision Decide(Ticket ticket)
        {
            using var trace = langfuse.StartTrace("decide-appeal", input: ticket.Appeal);
            var waived = ticket.Appeal.Contains("hospital", StringComparison.OrdinalIgnoreCase);
            trace.Update(output: waived);
            return new Decision(ticket.Plate, waived);
        }
    }
}
