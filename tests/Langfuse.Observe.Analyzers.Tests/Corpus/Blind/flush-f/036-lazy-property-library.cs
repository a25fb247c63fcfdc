// Planted: LFO5005
using Langfuse.Observe;

namespace Contoso.Forms.Ai;

/// <summary>Fills forms from free text; used by the desktop forms designer.</summary>
public sealed class FormFiller : IDisposable
{
    private readonly SemaphoreSlim _gate = new(4);

    public LangfuseClient Tracing { get; } = LangfuseClient.Start(o => o.ServiceName = "forms");

    public async Task<IReadOnlyDictionary<string, string>> FillAsync(string text, string[] fields)
    {
        await _gate.WaitAsync();
        try
        {
            using var span = Tracing.StartTrace("fill-form", input: text);
            var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            var values = fields.Zip(words).ToDictionary(pair => pair.First, pair => pair.Second);
            span.Update(output: values.Count);
            return values;
        }
        finally
        {
            _gate.Release();
        }
    }

    public void Dispose() => _gate.Dispose();
}
