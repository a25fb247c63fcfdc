// Right
using Langfuse.Observe;
using Xunit;

namespace Search.Tests
{
    public sealed class SearchTests : IAsyncLifetime
    {
        private LangfuseClient? _langfuse;

        public Task InitializeAsync()
        {
            _langfuse = LangfuseClient.Start(options => options.Environment = "tests");
            return Task.CompletedTask;
        }

        [Fact]
        public async Task FindsTheTitle()
        {
            var hits = await FindAsync("night", ["Night train", "Morning song"]);
            _langfuse?.Score("found", hits == 1, traceId: LangfuseClient.CreateTraceId(seed: "night"));
        }

        public async Task DisposeAsync()
        {
            if (_langfuse is { } client)
            {
                await client.DisposeAsync();
            }
        }

        [Observe(AsType = ObservationType.Retriever)]
        private static async Task<int> FindAsync(string word, string[] titles)
        {
            await Task.Yield();
            return titles.Count(title => title.Contains(word, StringComparison.OrdinalIgnoreCase));
        }
    }
}

namespace Xunit
{
    [AttributeUsage(AttributeTargets.Method)]
    public sealed class FactAttribute : Attribute;

    public interface IAsyncLifetime
    {
        Task InitializeAsync();

        Task DisposeAsync();
    }
}
