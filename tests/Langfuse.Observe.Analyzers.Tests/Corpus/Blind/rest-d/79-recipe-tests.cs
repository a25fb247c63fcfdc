// Right
using Langfuse.Observe;
using Xunit;

namespace Recipes.Tests;

public sealed class RecipeFixture : IAsyncLifetime
{
    private LangfuseClient? _langfuse;

    public Task InitializeAsync()
    {
        _langfuse = LangfuseClient.Start(options =>
        {
            options.PublicKey = "pk-lf-test";
            options.SecretKey = "sk-lf-test";
            options.Environment = "unit-tests";
            options.SampleRate = 1.0;
        });
        return Task.CompletedTask;
    }

    public async Task DisposeAsync()
    {
        if (_langfuse is not null)
        {
            await _langfuse.DisposeAsync();
        }
    }
}

public sealed class RecipeTests(RecipeFixture fixture) : IClassFixture<RecipeFixture>
{
    [Theory]
    [InlineData("soup", 4)]
    [InlineData("bread", 2)]
    public async Task Scales(string dish, int guests)
    {
        Assert.NotNull(fixture);
        using var scope = LangfuseContext.Propagate(sessionId: "recipe-tests", tags: [dish]);
        Assert.Equal($"{dish} x{guests}", await Scaler.ScaleAsync(dish, guests));
    }
}

internal static class Scaler
{
    [Observe(Name = "scale-recipe")]
    public static async Task<string> ScaleAsync(string dish, int guests)
    {
        await Task.Yield();
        return $"{dish} x{guests}";
    }
}
