"""What must never be public, and how it is found and masked in text (个人信息保护法, 公开条例 Art. 15)."""
