// Planted: LFO1051
using Langfuse.Observe;
using zborek.Langfuse.OpenTelemetry.Trace;

namespace zborek.Langfuse.OpenTelemetry.Trace
{
    public interface IOtelLangfuseTrace
    {
        OtelSpan CreateSpan(string name, string? type = null, string? description = null, object? input = null);
    }

    public sealed class OtelSpan : IDisposable
    {
        public void SetOutput(object? output) { }

        public void Dispose() { }
    }
}

namespace Wine.Pairing
{
    public sealed class Sommelier(IOtelLangfuseTrace tracing, Func<string, Task<string>> ask)
    {
        public async Task<string> PairAsync(string dish)
        {
            using (var span = tracing.CreateSpan("pair-wine", input: new { dish }))
            {
                var candidates = Cellar(dish);
                var choice = await ask($"Which of {string.Join(", ", candidates)} fits {dish}?");
                span.SetOutput(choice);
                return choice;
            }
        }

        [Observe(AsType = ObservationType.Retriever)]
        private static string[] Cellar(string dish) => dish.Contains("fish") ? ["Riesling", "Chablis"] : ["Rioja", "Barolo"];
    }
}
