// Planted: LFO5011|LFO5005
using Langfuse.Observe;
using Xunit;

namespace Summaries.Tests;

public sealed class SummaryFixture : IDisposable
{
    public SummaryFixture()
    {
        Folder = Directory.CreateTempSubdirectory("summaries").FullName;
        Langfuse = LangfuseClient.Start(options => options.Environment = "test");
    }

    public string Folder { get; }

    public LangfuseClient Langfuse { get; }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}

[CollectionDefinition("summaries")]
public class SummaryCollection : ICollectionFixture<SummaryFixture>;

[Collection("summaries")]
public class SummaryTests(SummaryFixture fixture)
{
    [Fact]
    public async Task Takes_the_first_sentence()
    {
        var path = Path.Combine(fixture.Folder, "a.txt");
        await File.WriteAllTextAsync(path, "First. Second.");

        using var trace = fixture.Langfuse.StartTrace("summary");
        var summary = (await File.ReadAllTextAsync(path)).Split('.')[0];
        trace.Update(output: summary);

        Assert.Equal("First", summary);
    }
}
