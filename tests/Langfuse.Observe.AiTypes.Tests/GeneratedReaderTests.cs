using System.Text;
using Langfuse.Observe.Capture;
using Langfuse.Observe.Capture.Ai;
using Langfuse.Observe.Capture.Known;
using Microsoft.Extensions.AI;
using OpenAI.Chat;
using Catalogue = Langfuse.Observe.Capture.Known.AiTypes;
using ChatMessage = Microsoft.Extensions.AI.ChatMessage;

namespace Langfuse.Observe.AiTypes.Tests;

/// <summary>Generated reads and accessors that are made at run time give the same.</summary>
public sealed class GeneratedReaderTests
{
    public static TheoryData<object> Values =>
    [
        new ChatMessage(ChatRole.User, "hello") { AuthorName = "ada" },
        new ChatMessage(ChatRole.Assistant, [new FunctionCallContent("c", "f", new Dictionary<string, object?> { ["a"] = 1 }), new TextReasoningContent("hm")]),
        new ChatResponse([new(ChatRole.Assistant, "hi")]) { FinishReason = Microsoft.Extensions.AI.ChatFinishReason.Length, ModelId = "m", Usage = new() { InputTokenCount = 3, OutputTokenCount = 4, CachedInputTokenCount = 1 } },
        new ChatResponse([new(ChatRole.Assistant, "hi")]),
        new ChatOptions { Temperature = 1, StopSequences = ["x"], Tools = [AIFunctionFactory.Create((int n) => n, "f", "adds")] },
        new Embedding<float>(new float[3]) { ModelId = "e" },
        OpenAIChatModelFactory.ChatTokenUsage(outputTokenCount: 3, inputTokenCount: 5, totalTokenCount: 8),
        OpenAIChatModelFactory.ChatTokenUsage(outputTokenCount: 3, inputTokenCount: 5, totalTokenCount: 8, inputTokenDetails: OpenAIChatModelFactory.ChatInputTokenUsageDetails(cachedTokenCount: 2)),
        new AssistantChatMessage("hi"),
        new UserChatMessage(ChatMessageContentPart.CreateTextPart("a"), ChatMessageContentPart.CreateImagePart(new Uri("https://example.com/a.png"))),
        new Microsoft.SemanticKernel.ChatMessageContent(Microsoft.SemanticKernel.ChatCompletion.AuthorRole.User, "hi"),
        new OllamaSharp.Models.Chat.Message(OllamaSharp.Models.Chat.ChatRole.User, "hi"),
        BinaryData.FromString("""{"a":1}"""),
    ];

    [Theory]
    [MemberData(nameof(Values))]
    public void GeneratedAndReflected_AreEqual(object value)
    {
        // Something of the kind must have been recorded, so that the generated readers are registered.
        _ = Observed(new ChatMessage(ChatRole.User, "x"), new Embedding<float>(new float[1]));
        var known = value.GetType();
        while (Catalogue.Find(known.IsGenericType ? known.GetGenericTypeDefinition().FullName : known.FullName) is null)
        {
            known = known.BaseType!;
        }

        var entry = Catalogue.Find(known.IsGenericType ? known.GetGenericTypeDefinition().FullName : known.FullName)!;
        var reflected = new AiShape(value.GetType(), entry, ReflectedReaders.Make(value.GetType(), known, entry));

        Assert.True(AiShapes.IsGenerated(known), $"{known} is read by reflection");
        Assert.Equal(Write(writer => new AiValueWriter(reflected).WriteObject(writer, value)), Write(writer => writer.Value(value)));
    }

    [Observe]
    private static int Observed(ChatMessage message, Embedding<float> vector) => message.Contents.Count + vector.Dimensions;

    private static string Write(Action<CaptureWriter> write)
    {
        var writer = CaptureScratch.Rent(1 << 20);
        write(writer);
        var text = Encoding.UTF8.GetString(writer.Written);
        CaptureScratch.Return(writer);
        return text;
    }
}
