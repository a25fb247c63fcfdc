using Langfuse.Observe.EndToEnd.Tests.Sample;

namespace Langfuse.Observe.EndToEnd.Tests.Listings;

/// <summary>A library whose user decides what becomes of what it records (<c>samples/LibraryAuthor</c>).</summary>
public sealed class LibraryAuthorTests
{
    [Fact]
    public async Task Program_Run_HasTheLibrarysObservationsInItsTrace_AndNoSecrets()
    {
        await using var ran = await AskedServer.RunAsync("LibraryAuthor");
        var trace = ran.Trace;

        Assert.Equal("", ran.Run.Error);
        Assert.Equal(0, ran.Run.ExitCode);
        Assert.Equal(3, ran.Run.Output.Trim().Split('\n').Length);

        // What was called before anything recorded is not there.
        Assert.Equal("""
            SPAN plan-a-trip
              RETRIEVER shelf.search
              TOOL shelf.reserve
              TOOL shelf.reserve

            """, trace.Tree());
        Assert.All(trace.Observations, static observation => Assert.DoesNotContain("C-1", observation.GetRawText(), StringComparison.Ordinal));
        Assert.Equal("""[{"title":"Tents of the world","year":1998},{"title":"A tent of one's own","year":2011}]""", StoredTrace.Text(trace.Named("shelf.search"), "output"));
    }
}
