// Planted: LFO4005
// Vocabulary: {"scores":[{"name":"priority","type":"categorical","categories":["Low","Normal","Urgent"]}]}
using Langfuse.Observe;

namespace Triage
{
    public enum Priority { Low, Normal, Urgent, Critical }

    public static class Program
    {
        public static async Task Main()
        {
            await using var langfuse = LangfuseClient.Start();
            foreach (var title in new[] { "Printer jam", "Database down", "Typo on page" })
            {
                using var trace = langfuse.StartTrace("triage", input: title);
                Rate(langfuse, trace.TraceId, title);
                trace.Update(output: "triaged");
            }
        }

        private static void Rate(LangfuseClient langfuse, string traceId, string title)
        {
            if (title.Contains("down"))
            {
                langfuse.Score("priority", Priority.Critical, traceId: traceId);
                return;
            }

            langfuse.Score("priority", title.Contains("jam") ? Priority.Normal : Priority.Low, traceId: traceId);
        }
    }
}
