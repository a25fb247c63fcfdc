// Planted: LFO1012
using Langfuse.Observe;

namespace SmartHome;

public interface IVoice
{
    Task<string> UnderstandAsync(string words);
    Task SayAsync(string words);
}

public sealed class CommandDesk(IVoice voice)
{
    private readonly List<string> _done = [];

    public IReadOnlyList<string> Done => _done;

    public void Submit(IEnumerable<string> commands)
    {
        foreach (var command in commands)
        {
            if (!string.IsNullOrWhiteSpace(command))
            {
                Execute(command);
            }
        }
    }

    [Observe(Name = "voice-command", AsType = ObservationType.Agent)]
    private async void Execute(string command)
    {
        var intent = await voice.UnderstandAsync(command);
        switch (intent)
        {
            case "lights-on" or "lights-off":
                _done.Add(intent);
                break;
            default:
                await voice.SayAsync("I did not understand that.");
                break;
        }
    }
}
