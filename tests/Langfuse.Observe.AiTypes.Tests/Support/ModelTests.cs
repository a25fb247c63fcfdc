using System.Text.Json;
using Langfuse.Observe.Testing;

namespace Langfuse.Observe.AiTypes.Tests.Support;

/// <summary>Tests that talk to the fake model, and read what was recorded.</summary>
public abstract class ModelTests : IAsyncLifetime
{
    private LangfuseRecorder? _recorder;
    private FakeModel? _model;

    protected LangfuseRecorder Recorder => _recorder ??= LangfuseRecorder.Start();

    protected Uri Address => _model!.Address;

    protected Uri OpenAIAddress => new(Address, "/v1");

    public async Task InitializeAsync() => _model = await FakeModel.StartAsync();

    public async Task DisposeAsync()
    {
        _recorder?.Dispose();
        await _model!.DisposeAsync();
    }

    protected RecordedObservation Single(string name) => Recorder.Observations.Single(observation => observation.Name == name);

    internal static JsonElement Json(string? text) => JsonDocument.Parse(text!).RootElement;

    internal static string Compact(JsonElement element) => JsonSerializer.Serialize(element);

    /// <summary>Usage as the fake OpenAI gives it, under Langfuse's names.</summary>
    internal static void IsOpenAIUsage(Usage? usage) =>
        Assert.Equal("input 12, output 5, total 29, input_cached_tokens 8, output_reasoning_tokens 4", usage?.ToString());
}
