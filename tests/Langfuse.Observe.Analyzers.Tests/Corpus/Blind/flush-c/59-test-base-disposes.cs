// Right
using Langfuse.Observe;
using Xunit;

namespace Library.Tests;

public abstract class LangfuseTests : IDisposable
{
    protected LangfuseClient Langfuse { get; } = LangfuseClient.Start(options => options.Environment = "ci");

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
        {
            Langfuse.Dispose();
        }
    }
}

public class LoanTests : LangfuseTests
{
    [Theory]
    [InlineData(14, false)]
    [InlineData(29, true)]
    public void Is_overdue_after_four_weeks(int days, bool expected)
    {
        using var trace = Langfuse.StartTrace("loan", input: days);
        var overdue = days > 28;
        trace.Score("as_expected", overdue == expected);
        Assert.Equal(expected, overdue);
    }
}
