// Planted: LFO4011
using Langfuse.Observe;
var builder = Microsoft.AspNetCore.Builder.WebApplication.CreateBuilder(args);
await using var langfuse = LangfuseClient.Start();
langfuse.Score("started", true, comment: builder.Environment.EnvironmentName);
