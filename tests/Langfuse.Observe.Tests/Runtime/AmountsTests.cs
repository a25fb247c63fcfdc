using System.Globalization;

namespace Langfuse.Observe.Tests.Runtime;

/// <summary>What logs and debuggers show of usage and cost.</summary>
public sealed class AmountsTests
{
    [Fact]
    public void Usage_AsText_ListsItsKinds() =>
        Assert.Equal("input 1200, output 30, input_cached_tokens 4", new Usage(input: 1200, output: 30) { ["input_cached_tokens"] = 4 }.ToString());

    [Fact]
    public void Usage_ThatIsAnEstimate_SaysSo() => Assert.Equal("total 7 (estimate)", new Usage(total: 7, estimated: true).ToString());

    [Fact]
    public void Cost_AsText_ListsDollarsInAnyCulture()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("") { NumberFormat = { NumberDecimalSeparator = "," } };

            Assert.Equal("input $0.0012, total $1.50", new Cost(input: 0.0012m, total: 1.50m).ToString());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void NothingSet_AsText_IsNone() => Assert.Equal(("none", "none"), (new Usage().ToString(), new Cost().ToString()));
}
