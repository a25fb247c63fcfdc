using static Langfuse.Observe.Capture.Known.AiKind;
using static Langfuse.Observe.Capture.Known.AiMeaning;

namespace Langfuse.Observe.Capture.Known.Libraries;

/// <summary>OpenAI's embeddings, images and audio, and what System.ClientModel puts around all of it.</summary>
internal static class OpenAIOther
{
    public static readonly AiType[] Types =
    [
        new("System.ClientModel.ClientResult`1", Wrapper, (Wrapped, "Value")),
        new("System.ClientModel.ClientResult", Wrapper, (Wrapped, "GetRawResponse().Content")),
        new("System.BinaryData", Binary, (Bytes, "ToMemory()"), (MediaType, "?MediaType")),

        new("OpenAI.Embeddings.OpenAIEmbedding", Embedding, (Dimensions, "ToFloats().Length")),
        new("OpenAI.Embeddings.OpenAIEmbeddingCollection", Embeddings, (Items, ""), (Model, "Model"), (AiMeaning.Usage, "Usage")),
        new("OpenAI.Embeddings.EmbeddingTokenUsage", AiKind.Usage, (InputTokens, "InputTokenCount"), (TotalTokens, "TotalTokenCount")),
        new("OpenAI.Embeddings.EmbeddingGenerationOptions", Options, (Dimensions, "Dimensions")),

        new("OpenAI.Images.GeneratedImage", AiKind.Media, (Bytes, "ImageBytes"), (Address, "ImageUri"), (AiMeaning.Text, "RevisedPrompt")) { Fixed = "image/png" },
        new("OpenAI.Images.GeneratedImageCollection", Response, (Parts, ""), (AiMeaning.Usage, "?Usage")),
        new("OpenAI.Images.ImageTokenUsage", AiKind.Usage, (InputTokens, "InputTokenCount"), (OutputTokens, "OutputTokenCount"), (TotalTokens, "TotalTokenCount"),
            (InputImageTokens, "InputTokenDetails.ImageTokenCount")),

        new("OpenAI.Audio.AudioTranscription", Response, (AiMeaning.Text, "Text"), (AiMeaning.Usage, "?Usage")),
        new("OpenAI.Audio.AudioTranslation", Response, (AiMeaning.Text, "Text")),
        new("OpenAI.Audio.DiarizedAudioTranscription", Response, (AiMeaning.Text, "Text"), (AiMeaning.Usage, "?Usage")),
        new("OpenAI.Audio.AudioTranscriptionTokenUsage", AiKind.Usage, (InputTokens, "InputTokenCount"), (OutputTokens, "OutputTokenCount"), (TotalTokens, "TotalTokenCount"),
            (InputAudioTokens, "?InputTokenDetails.AudioTokenCount")),
        new("OpenAI.Audio.StreamingAudioTranscriptionTextDeltaUpdate", Update, (AiMeaning.Text, "Delta")),
        new("OpenAI.Audio.StreamingAudioTranscriptionTextDoneUpdate", Update, (AiMeaning.Usage, "?Usage")),
        new("OpenAI.Audio.StreamingAudioTranscriptionUpdate", Update),
    ];
}
