namespace LunaVideoAgent.Inference.Faces;

/// <summary>What is to be read in a face, besides its points, its turn and its quality.</summary>
/// <param name="AgeAndGender">Age and apparent gender.</param>
/// <param name="Targets">Targets of human_tracking that models of the folders tell; one that none tells is passed over.</param>
public readonly record struct FaceQuestions(bool AgeAndGender, IReadOnlyList<string> Targets)
{
    /// <summary>Nothing more.</summary>
    public static FaceQuestions None { get; } = new(AgeAndGender: false, []);
}
