// Planted: LFO5006
using Langfuse.Observe;
using Microsoft.AspNetCore.Mvc;

namespace Clinic.Api;

[Route("triage")]
public sealed class TriageController(Func<string, Task<int>> judge) : ControllerBase
{
    [HttpPost]
    public async Task<int> RateAsync(string symptoms)
    {
        var urgency = await judge(symptoms);
        await SaveAsync(urgency, LangfuseClient.CreateTraceId(seed: HttpContext.TraceIdentifier));
        return urgency;
    }

    private static async Task SaveAsync(int urgency, string traceId)
    {
        var langfuse = LangfuseClient.Start();
        try
        {
            langfuse.Score("urgency", urgency, traceId: traceId);
        }
        finally
        {
            await langfuse.DisposeAsync();
        }
    }
}
