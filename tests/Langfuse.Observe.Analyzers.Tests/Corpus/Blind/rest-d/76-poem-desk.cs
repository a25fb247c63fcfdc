// Planted: LFO1051
using Langfuse.Observe;
using zborek.Langfuse.OpenTelemetry.Trace;

namespace zborek.Langfuse.OpenTelemetry.Trace
{
    public interface IOtelLangfuseSpan : IDisposable
    {
        void SetOutput(object? output);
    }

    public interface IOtelLangfuseTrace
    {
        IOtelLangfuseSpan CreateSpan(string name, object? input = null);
    }
}

namespace Poems
{
    public sealed class PoemDesk(IOtelLangfuseTrace trace, Func<string, Task<string>> model)
    {
        public async Task<string> WriteAsync(string subject)
        {
            using var span = trace.CreateSpan("write-poem", input: subject);
            var poem = await model("A short poem about " + subject);
            span.SetOutput(poem);
            return poem;
        }

        [Observe(Name = "count-lines")]
        public int CountLines(string poem) => poem.Split('\n').Length;
    }
}
