// Planted: LFO5011
using Langfuse.Observe;
using Xunit;

namespace Faq.Tests
{
    public sealed class FaqTests
    {
        private readonly LangfuseClient _langfuse;
        private readonly Dictionary<string, string> _faq = new() { ["returns"] = "30 days" };

        public FaqTests()
        {
            _langfuse = LangfuseClient.Start(options => options.Environment = "tests");
        }

        [Fact]
        public void KnowsReturns()
        {
            var id = LangfuseClient.CreateTraceId(seed: nameof(KnowsReturns));
            _langfuse.Score("faq-passed", _faq["returns"] == "30 days", traceId: id);
        }

        [Fact]
        public void DoesNotKnowPrices()
        {
            var id = LangfuseClient.CreateTraceId(seed: nameof(DoesNotKnowPrices));
            _langfuse.Score("faq-passed", !_faq.ContainsKey("prices"), traceId: id);
        }
    }
}

namespace Xunit
{
    [AttributeUsage(AttributeTargets.Method)]
    public sealed class FactAttribute : Attribute;
}
