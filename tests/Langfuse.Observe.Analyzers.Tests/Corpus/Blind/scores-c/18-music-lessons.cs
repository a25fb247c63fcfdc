// Planted: LFO4005
using Langfuse.Observe;
// Vocabulary: { "scores": [ { "name": "difficulty", "type": "categorical", "categories": ["easy", "medium", "hard"] } ] }

namespace Music.Lessons;

public enum Difficulty
{
    Easy,
    Medium,
    Hard,
}

public sealed record Piece(string Title, int Tempo, int Accidentals);

public sealed class PieceRater
{
    [Observe]
    public Difficulty Rate(Piece piece)
    {
        var difficulty = (piece.Tempo, piece.Accidentals) switch
        {
            ( > 140, > 3) => Difficulty.Hard,
            ( > 140, _) or (_, > 3) => Difficulty.Medium,
            _ => Difficulty.Easy,
        };

        LangfuseContext.ScoreCurrentTrace("difficulty", difficulty, comment: piece.Title);
        return difficulty;
    }
}
