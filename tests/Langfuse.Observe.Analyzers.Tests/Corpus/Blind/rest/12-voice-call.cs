// Planted: LFO1016
using Langfuse.Observe;

await using var langfuse = LangfuseClient.Start();
using var trace = langfuse.StartTrace("voice-call", userId: "caller-7");

var turn = new VoiceTurn(Text: 80, Audio: 410, Spoken: 36);
var generation = trace.StartGeneration("speech-to-answer", model: "gpt-4o-audio-preview", input: "(audio)");
generation.End(output: "Your parcel arrives on Monday.", usage: UsageOf(turn));
trace.Update(output: "done");

static Usage UsageOf(VoiceTurn turn)
{
    var usage = new Usage(input: turn.Text, output: turn.Spoken)
    {
        ["input_audio_token"] = turn.Audio,
    };
    return usage;
}

internal readonly record struct VoiceTurn(int Text, int Audio, int Spoken);
