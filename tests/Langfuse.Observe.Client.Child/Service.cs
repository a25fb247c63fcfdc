using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Langfuse.Observe.Client.Child;

/// <summary>A web service as any: it knows of tracing only that its client is there. Prints its address; ends when its input does.</summary>
internal static class Service
{
    public static async Task<int> RunAsync()
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddLangfuse(static options => options.ShutdownTimeout = Slow.Time);
        builder.Services.Configure<HostOptions>(static options => options.ShutdownTimeout = Slow.Time);
        await using var service = builder.Build();
        service.MapGet("/work", static (LangfuseClient client) =>
        {
            using var work = client.StartObservation("in the service", ObservationType.Tool);
            work.StartSpan("inside").End();
            return Results.Text(work.TraceId);
        });
        await service.StartAsync();
        Console.WriteLine("listening " + service.Urls.First());
        await Console.In.ReadToEndAsync();
        await service.StopAsync();
        return 0;
    }
}
