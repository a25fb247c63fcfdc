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

namespace Bikes
{
    public abstract class Advisor(IOtelLangfuseTrace trace)
    {
        protected IOtelLangfuseTrace Trace { get; } = trace;

        public abstract string Advise(int height, bool hills);
    }

    public sealed class CityAdvisor(IOtelLangfuseTrace trace) : Advisor(trace)
    {
        public override string Advise(int height, bool hills)
        {
            using (var span = Trace.CreateSpan("advise", input: new { height, hills }))
            {
                var frame = height switch { < 160 => "S", < 180 => "M", _ => "L" };
                var advice = hills ? frame + " with eight gears" : frame;
                span.SetOutput(advice);
                return advice;
            }
        }

        [Observe(AsType = ObservationType.Tool)]
        public static double Price(string frame) => frame == "L" ? 899 : 799;
    }
}
