// Planted: LFO5011|LFO5005
// Library
using Langfuse.Observe;
using Xunit;

namespace Api.Tests;

public sealed class ApiFixture : IDisposable
{
    public HttpClient Http { get; } = new() { BaseAddress = new Uri("http://localhost:5080") };

    public LangfuseClient Langfuse { get; } = LangfuseClient.Start(o => o.Environment = "ci");

    public void Dispose()
    {
        Http.CancelPendingRequests();
        Http.Dispose();
    }
}

public class HealthTests : IClassFixture<ApiFixture>
{
    private readonly ApiFixture _fixture;

    public HealthTests(ApiFixture fixture) => _fixture = fixture;

    [Theory]
    [InlineData("/health")]
    [InlineData("/ready")]
    public void Path_is_relative(string path)
    {
        using var trace = _fixture.Langfuse.StartTrace("health", input: path);
        var uri = new Uri(_fixture.Http.BaseAddress!, path);
        trace.Update(output: uri.AbsoluteUri);
        Assert.Equal("localhost", uri.Host);
    }
}
