using System.ClientModel.Primitives;

namespace Langfuse.Observe.OpenAI.Replay;

/// <summary>A response of the service that a stored trace answers with.</summary>
internal sealed class RecordedResponse(int status, string contentType, byte[] body) : PipelineResponse
{
    private readonly RecordedHeaders _headers = new(contentType);

    public override int Status => status;

    public override string ReasonPhrase => status < 400 ? "OK" : "Error";

    public override Stream? ContentStream { get; set; } = new MemoryStream(body, writable: false);

    public override BinaryData Content { get; } = new(body);

    public override bool IsError => status >= 400;

    protected override PipelineResponseHeaders HeadersCore => _headers;

    public override BinaryData BufferContent(CancellationToken cancellationToken = default) => Content;

    public override ValueTask<BinaryData> BufferContentAsync(CancellationToken cancellationToken = default) => new(Content);

    public override void Dispose() => ContentStream?.Dispose();
}
