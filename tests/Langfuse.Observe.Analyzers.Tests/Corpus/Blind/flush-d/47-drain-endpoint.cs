// Right
using Langfuse.Observe;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddLangfuse();
builder.Services.AddSingleton<Playlist>();

var app = builder.Build();
app.MapGet("/playlist/{mood}", (string mood, Playlist playlist) => playlist.MakeAsync(mood));
app.MapPost("/internal/flush", async (LangfuseClient langfuse, CancellationToken cancellationToken) =>
{
    var result = await langfuse.FlushAsync(TimeSpan.FromSeconds(20), cancellationToken);
    return result.IsComplete ? Results.Ok(result) : Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
});
app.Run();

public sealed class Playlist
{
    private readonly string[] _songs = ["Blue in Green", "Walkin'", "Freddie Freeloader"];

    [Observe(Name = "make-playlist", AsType = ObservationType.Chain)]
    public async Task<string[]> MakeAsync(string mood)
    {
        await Task.Delay(4);
        return mood == "sad" ? [_songs[0]] : _songs;
    }
}
