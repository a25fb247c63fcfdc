// Planted: LFO1016
using Langfuse.Observe;

namespace CallCentre;

internal static class Kinds
{
    public const string AudioIn = "input_audio_token";
    public const string AudioOut = "output_audio_tokens";
}

public sealed record Turn(string Said, int TextIn, int TextOut, int AudioIn, int AudioOut);

public sealed class VoiceAgent(LangfuseClient langfuse, Func<byte[], Task<Turn>> realtime)
{
    public async Task<string> HearAsync(byte[] audio, string call)
    {
        using var trace = langfuse.StartTrace("call-turn", sessionId: call);
        using var generation = trace.StartGeneration("voice-reply", model: "gpt-4o-realtime");
        var turn = await realtime(audio);
        generation.End(output: turn.Said, usage: Count(turn));
        return turn.Said;
    }

    private static Usage Count(Turn turn) => new(input: turn.TextIn, output: turn.TextOut)
    {
        [Kinds.AudioIn] = turn.AudioIn,
        [Kinds.AudioOut] = turn.AudioOut,
    };
}
