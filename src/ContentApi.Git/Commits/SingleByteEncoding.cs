using System.Text;

namespace ContentApi.Git.Commits;

/// <summary>An encoding whose bytes below 0xA0 are those of Latin-1. It replaces the parts of ISO/IEC 8859 that .NET lacks.</summary>
/// <param name="upper">The characters of the bytes from 0xA0 to 0xFF.</param>
sealed class SingleByteEncoding(string upper) : Encoding
{
    const int FirstUpper = 0xA0;

    /// <summary>ISO/IEC 8859-10, for Nordic languages.</summary>
    public static readonly SingleByteEncoding Latin6 = new(
        "\u00A0ĄĒĢĪĨĶ§ĻĐŠŦŽ\u00ADŪŊ°ąēģīĩķ·ļđšŧž―ūŋĀÁÂÃÄÅÆĮČÉĘËĖÍÎÏ"
        + "ÐŅŌÓÔÕÖŨØŲÚÛÜÝÞßāáâãäåæįčéęëėíîïðņōóôõöũøųúûüýþĸ");

    /// <summary>ISO/IEC 8859-14, for Celtic languages.</summary>
    public static readonly SingleByteEncoding Latin8 = new(
        "\u00A0Ḃḃ£ĊċḊ§Ẁ©ẂḋỲ\u00AD®ŸḞḟĠġṀṁ¶ṖẁṗẃṠỳẄẅṡÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏ"
        + "ŴÑÒÓÔÕÖṪØÙÚÛÜÝŶßàáâãäåæçèéêëìíîïŵñòóôõöṫøùúûüýŷÿ");

    /// <summary>ISO/IEC 8859-16, for languages of south-eastern Europe.</summary>
    public static readonly SingleByteEncoding Latin10 = new(
        "\u00A0ĄąŁ€„Š§š©Ș«Ź\u00ADźŻ°±ČłŽ”¶·žčș»ŒœŸżÀÁÂĂÄĆÆÇÈÉÊËÌÍÎÏ"
        + "ĐŃÒÓÔŐÖŚŰÙÚÛÜĘȚßàáâăäćæçèéêëìíîïđńòóôőöśűùúûüęțÿ");

    public override int GetCharCount(byte[] bytes, int index, int count) => count;

    public override int GetChars(byte[] bytes, int byteIndex, int byteCount, char[] chars, int charIndex)
    {
        for (var i = 0; i < byteCount; i++)
        {
            var value = bytes[byteIndex + i];
            chars[charIndex + i] = value < FirstUpper ? (char)value : upper[value - FirstUpper];
        }
        return byteCount;
    }

    public override int GetMaxCharCount(int byteCount) => byteCount;

    public override int GetByteCount(char[] chars, int index, int count) => count;

    public override int GetBytes(char[] chars, int charIndex, int charCount, byte[] bytes, int byteIndex) =>
        throw new NotSupportedException("Commits are only read.");

    public override int GetMaxByteCount(int charCount) => charCount;
}
