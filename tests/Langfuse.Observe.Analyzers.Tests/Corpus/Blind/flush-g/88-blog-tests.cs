// Right
using Langfuse.Observe;
using Xunit;

namespace Blog.Tests;

public abstract class TracedTest : IDisposable
{
    protected LangfuseClient Langfuse { get; } = LangfuseClient.Start(options => options.Environment = "test");

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

public class SlugTests : TracedTest
{
    [Theory]
    [InlineData("Hello World", "hello-world")]
    [InlineData("  Trim me ", "trim-me")]
    public void Makes_slugs(string title, string expected)
    {
        using var trace = Langfuse.StartTrace("slug", input: title);
        var slug = Slug(title);
        trace.Update(output: slug);
        Assert.Equal(expected, slug);
    }

    private static string Slug(string title) => title.Trim().ToLowerInvariant().Replace(' ', '-');
}
