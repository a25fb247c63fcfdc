// Planted: LFO5007
using Langfuse.Observe;
using Microsoft.AspNetCore.Builder;

namespace Museum;

public static partial class Program
{
    public static void Main(string[] args)
    {
        var app = WebApplication.CreateBuilder(args).Build();
        app.MapGet("/guide/{room:int}", (int room) => Guide.Tell(room));
        app.MapGet("/rooms", () => Guide.Rooms);
        app.Run();
    }
}

public static class Guide
{
    public const int Rooms = 12;

    [Observe]
    public static string Tell(int room) => room <= Rooms
        ? $"Room {room} holds the old masters."
        : "There is no such room.";
}

public static partial class Tracing
{
    internal static readonly string ServiceName = "museum";
}

public static partial class Tracing
{
    internal static readonly LangfuseClient Client = LangfuseClient.Start(o => o.ServiceName = "museum");
}
