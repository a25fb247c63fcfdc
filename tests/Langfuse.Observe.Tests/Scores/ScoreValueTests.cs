namespace Langfuse.Observe.Tests.Scores;

public sealed class ScoreValueTests
{
    [Fact]
    public void Float_IsTheNumberThatWasWritten()
    {
        ScoreValue value = 0.4f;

        Assert.Equal(0.4, value.Number);
        Assert.Equal(ScoreDataType.Numeric, value.DataType);
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(float.MaxValue)]
    public void Float_AtTheEdge_StaysWhatItIs(float number)
    {
        ScoreValue value = number;

        Assert.Equal(number, (float)value.Number!.Value);
    }

    [Fact]
    public void WholeNumbers_OfEveryWidth_Convert()
    {
        ScoreValue[] values = [(byte)7, (short)7, 7, 7L, 7u];

        Assert.All(values, static value => Assert.Equal(7, value.Number));
    }
}
