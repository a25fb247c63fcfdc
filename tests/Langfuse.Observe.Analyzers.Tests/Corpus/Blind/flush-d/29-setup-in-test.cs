// Planted: LFO5011
using Langfuse.Observe;
using NUnit.Framework;

namespace Billing.Tests
{
    [TestFixture]
    public sealed class InvoiceTests
    {
        private LangfuseClient _langfuse = null!;

        [OneTimeSetUp]
        public void Connect() => _langfuse = LangfuseClient.Start(options => options.Environment = "ci");

        [Test]
        public void TotalsAreRounded()
        {
            using var trace = _langfuse.StartTrace("invoice-total");
            var total = Math.Round(10.005m * 3, 2);
            trace.Score("rounded", total == 30.02m || total == 30.01m);
        }
    }
}

namespace NUnit.Framework
{
    [AttributeUsage(AttributeTargets.Class)]
    public sealed class TestFixtureAttribute : Attribute;

    [AttributeUsage(AttributeTargets.Method)]
    public sealed class OneTimeSetUpAttribute : Attribute;

    [AttributeUsage(AttributeTargets.Method)]
    public sealed class TestAttribute : Attribute;
}
