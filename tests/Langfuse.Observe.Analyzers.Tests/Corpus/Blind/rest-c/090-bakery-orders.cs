// Planted: LFO1051
using Langfuse.Observe;
using zborek.Langfuse.OpenTelemetry.Trace;

namespace zborek.Langfuse.OpenTelemetry.Trace
{
    public interface IOtelLangfuseTrace
    {
        OtelSpan CreateSpan(string name, object? input = null);
    }

    public sealed class OtelSpan : IDisposable
    {
        public void SetOutput(object? output) { }
        public void Dispose() { }
    }
}

namespace Bakery
{
    public sealed record Order(string Bread, int Pieces);

    public sealed class OrderReader
    {
        private readonly IOtelLangfuseTrace _trace;

        public OrderReader(IOtelLangfuseTrace trace) => _trace = trace;

        public IReadOnlyList<Order> Read(string letter)
        {
            using var span = _trace.CreateSpan("read-order", input: letter);
            var orders = new List<Order>();
            foreach (var line in letter.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            {
                var cells = line.Split(' ', 2);
                if (cells.Length == 2 && int.TryParse(cells[0], out var pieces))
                {
                    orders.Add(new Order(cells[1], pieces));
                }
            }

            span.SetOutput(orders);
            return orders;
        }
    }
}
