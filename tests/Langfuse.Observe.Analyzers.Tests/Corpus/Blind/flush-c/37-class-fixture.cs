// Planted: LFO5011
using Langfuse.Observe;
using Xunit;

namespace Pharmacy.Tests;

public sealed class DosageFixture : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("dosage").FullName;

    public LangfuseClient Langfuse { get; } = LangfuseClient.Start(options => options.Environment = "ci");

    public string PathOf(string name) => Path.Combine(_folder, name);

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}

public class DosageTests(DosageFixture fixture) : IClassFixture<DosageFixture>
{
    [Theory]
    [InlineData("child", 5)]
    [InlineData("adult", 20)]
    public void Advises_by_age_group(string group, int expected)
    {
        using var trace = fixture.Langfuse.StartTrace("dosage", input: group);
        var advice = group == "child" ? 5 : 20;
        File.WriteAllText(fixture.PathOf(group + ".txt"), advice.ToString());
        trace.Update(output: advice);
        trace.Score("as_expected", advice == expected);
        Assert.Equal(expected, advice);
    }
}
