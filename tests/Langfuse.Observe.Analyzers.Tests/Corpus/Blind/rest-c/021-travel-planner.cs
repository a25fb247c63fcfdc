// Planted: LFO1018
using Langfuse.Observe;

namespace Langfuse.Observe
{
    public static class ChatClients
    {
        public static Travel.IChatClient UseLangfuse(this Travel.IChatClient client) => client;
    }
}

namespace Travel
{
    public interface IChatClient
    {
        Task<string> GetResponseAsync(string text, CancellationToken cancellationToken = default);
    }

    public sealed class Planner
    {
        private readonly LangfuseClient _langfuse;
        private readonly IChatClient _chat;

        public Planner(LangfuseClient langfuse, IChatClient inner)
        {
            _langfuse = langfuse;
            _chat = inner.UseLangfuse();
        }

        public async Task<string> PlanAsync(string city, int days, CancellationToken cancellationToken)
        {
            using var trace = _langfuse.StartTrace("trip", metadata: new { city, days });
            var prompt = $"Plan {days} days in {city}";
            using var generation = trace.StartGeneration("plan", model: "gpt-4o", input: prompt);
            var plan = await _chat.GetResponseAsync(prompt, cancellationToken);
            generation.Update(output: plan);
            return plan;
        }
    }
}
