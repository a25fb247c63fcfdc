using System.Text.Json.Serialization;

namespace LibraryAuthor.Shelf;

/// <summary>A book, in traces under the names that its JSON has.</summary>
public sealed record Book([property: JsonPropertyName("title")] string Title, [property: JsonPropertyName("year")] int Year);
