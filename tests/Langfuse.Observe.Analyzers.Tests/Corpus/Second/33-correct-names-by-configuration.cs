// Correct
using Langfuse.Observe;
using Microsoft.Extensions.Configuration;

namespace Support;

public sealed class Judge(LangfuseClient langfuse, IConfiguration configuration)
{
    public void Save(string traceId, double value) => langfuse.Score(configuration["Judge:Name"] ?? "quality", value, traceId: traceId);
}
