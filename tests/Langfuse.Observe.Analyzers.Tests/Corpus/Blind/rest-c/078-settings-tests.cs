// Planted: LFO7002
using Langfuse.Observe;
using System.Text.Json;
using Xunit;

namespace Pharmacy.Tests;

public sealed record TracingSettings(string PublicKey, string SecretKey, string Environment)
{
    public void ApplyTo(LangfuseOptions options)
    {
        options.PublicKey = PublicKey;
        options.SecretKey = SecretKey;
        options.Environment = Environment;
    }
}

public class TracingSettingsTests
{
    private const string Json = """
        {
          "publicKey": "pk-lf-3e8b5a94-d1f7-4c06-8a2d-f90c7b64e135",
          "secretKey": "sk-lf-6fa20d83-b5c9-4718-9e3d-80d4a1f7c25b",
          "environment": "pharmacy"
        }
        """;

    [Fact]
    public void Settings_reach_the_options()
    {
        var settings = JsonSerializer.Deserialize<TracingSettings>(Json, JsonSerializerOptions.Web)!;
        var options = new LangfuseOptions();
        settings.ApplyTo(options);
        Assert.Equal("pharmacy", options.Environment);
        Assert.StartsWith("pk-lf-", options.PublicKey);
    }
}
