// Right
using Langfuse.Observe;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Tickets;

public static class Program
{
    public static async Task<int> Main(string[] args)
    {
        var langfuse = LangfuseClient.Start(options => options.ServiceName = "tickets");
        try
        {
            var app = WebApplication.CreateBuilder(args).Build();
            app.MapPost("/tickets", (TicketRequest request) =>
            {
                using var trace = langfuse.StartTrace("new-ticket", sessionId: request.Session, input: request.Text);
                var queue = request.Text.Contains("invoice") ? "billing" : "general";
                trace.Update(output: queue);
                return Results.Ok(queue);
            });
            await app.RunAsync();
            return 0;
        }
        catch (IOException e)
        {
            Console.Error.WriteLine(e.Message);
            return 71;
        }
        finally
        {
            await langfuse.DisposeAsync();
        }
    }
}

public sealed record TicketRequest(string Session, string Text);
